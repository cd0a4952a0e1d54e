"""Draw a page as it looks in a window."""

from __future__ import annotations

from graphkit.views.browser.chromium import made


def screenshot(page: str, *, width: int, height: int, state: str = "", scale: int = 1) -> bytes:
    """Give a PNG of a page in a state.

    Parameters
    ----------
    page : str
        The page as text.
    width, height : int
        Size of the window in pixels.
    state : str
        What follows ``#`` in the address.
    scale : int
        So many pixels of the picture for one of the page, in each direction.

    Raises
    ------
    NotFound
        If no browser is installed.
    GraphkitError
        If the browser gave no picture.
    """
    flags = [f"--window-size={width},{height}", f"--force-device-scale-factor={scale}"]
    return made(page, [*flags, "--screenshot={file}"], output="page.png", state=state)
