"""One HTML file of who joined what: scene, layouts, pyvis network and page."""
