/** The part that a shape plays; a stylesheet knows its colour by day and by night. */
export type CoverTone =
  | 'paper'
  | 'ink'
  /** The light before it is taken apart: dark on paper, white in the dark. */
  | 'beam'
  /** White light where it is dark by day and by night. */
  | 'light'
  /** Rays in a lit room: paper by day, the hue by night. */
  | 'gleam'
  | 'hue'
  | 'soft'
  | 'tint'
  /** By night: the hue sunk into the dark, as a ground and as rays. */
  | 'deep'
  | 'dim';

/** A shape in one tone; `path` is the data of an SVG path. Later shapes lie on earlier ones. */
export type CoverShape = { tone: CoverTone; path: string };

export const WIDTH = 1200;
export const HEIGHT = 675;
