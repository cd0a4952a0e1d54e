"""Run SPARQL safely: read it, refuse what is unsafe, bind parameters, hand on the answers."""
