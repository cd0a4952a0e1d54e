// The rules that catch slips; layout is left to the writer.
const browser = ["document", "window", "navigator", "location", "history", "performance", "console",
  "requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout", "setInterval",
  "clearInterval", "addEventListener", "matchMedia", "getComputedStyle", "devicePixelRatio", "innerWidth",
  "innerHeight", "URL", "URLSearchParams", "Blob", "Path2D", "Image", "XMLSerializer", "ResizeObserver",
  "OffscreenCanvas", "DOMMatrix", "Event", "CustomEvent", "HTMLElement", "HTMLInputElement", "Node", "Intl", "structuredClone",
  "queueMicrotask", "self", "globalThis", "print", "scrollTo", "CSS", "createImageBitmap", "ImageData", "TextDecoder", "TextEncoder", "btoa", "DOMParser"];

export default [{
  files: ["**/*.js"],
  languageOptions: {
    ecmaVersion: 2023,
    sourceType: "module",
    globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
  },
  rules: {
    "no-undef": "error", "no-unused-vars": ["error", { argsIgnorePattern: "^_" }], "no-redeclare": "error",
    "no-dupe-keys": "error", "no-unreachable": "error", "no-fallthrough": "error", "no-self-assign": "error",
    "no-constant-condition": "error", "no-var": "error", "prefer-const": "error", "eqeqeq": "error",
    "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-shadow-restricted-names": "error",
  },
}];
