const MEDIA_REFUSALS = [
  'empty',
  'too-many-bytes',
  'not-a-picture',
  'other-format',
  'too-many-pixels',
  'too-long',
  'animated',
  'damaged',
  'no-credit',
  'bad-focal-point',
  'unknown-media',
] as const;

/** Why a picture is not taken in; `messages/*.json` says each in words, under `problems.media`. */
export type MediaRefusalCode = (typeof MEDIA_REFUSALS)[number];

export type MediaRefusal = { ok: false; code: MediaRefusalCode; detail: Record<string, string | number> };

export function refuseMedia(code: MediaRefusalCode, detail: MediaRefusal['detail'] = {}): MediaRefusal {
  return { ok: false, code, detail };
}

/** Tells these refusals from those of the other verbs. */
export function isMediaRefusal(refusal: { code: string }): refusal is MediaRefusal {
  return (MEDIA_REFUSALS as readonly string[]).includes(refusal.code);
}
