/** What is taken in. Beyond it a picture is refused, by its header alone, before anything is decoded. */
export const MAX_PICTURE_BYTES = 12_000_000;
export const MAX_PICTURE_PIXELS = 40_000_000;
/** Encoders cannot hold longer sides. */
export const MAX_PICTURE_SIDE = 16_000;

/** Widths in which a picture is kept; one that is narrower is also kept in its own, and never enlarged. */
export const VARIANT_WIDTHS = [480, 800, 1200, 1600] as const;
