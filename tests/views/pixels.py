"""How many pixels of a drawing have a colour."""

from __future__ import annotations

# How many pixels of the drawing have a colour, given as #rrggbb.
PIXELS = """(colour) => {
  const stage = document.querySelector("#stage");
  const canvas = new OffscreenCanvas(stage.width, stage.height);
  const copy = canvas.getContext("2d", { willReadFrequently: true });
  copy.drawImage(stage, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  let n = 0;
  for (let i = 0; i < data.length; i += 4)
    if (Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 6) n++;
  return n;
}"""
BLUE, ORANGE = "#2468a8", "#c8590c"
