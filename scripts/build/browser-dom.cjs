/** In a browser budoux finds the browser's own parser here, in place of linkedom's DOM of 150 kB (next.config.ts). */
module.exports = { DOMParser: globalThis.DOMParser };
