import { colourOf, contrastOf, LEAST_CONTRAST } from '#lib/site/contrast.ts';
import { GROUND } from '#lib/site/ground.ts';
import type { Accent } from '#lib/site/site-settings.ts';
import { refuse } from '../run/run-command.ts';
import { changeSite, type SiteRef } from './change-site.ts';

/** As they were typed, `#9a2f1b` or without `#`; both empty takes the program's own colours back. */
export type SaveAccent = SiteRef & Accent;

/** Chooses the colour of links and marks, one for each ground. Refused where it could not be read on that. */
export function saveAccent({ light, dark, ...ref }: SaveAccent) {
  return changeSite(
    ref,
    'edit-accent',
    (settings) => settings.accent,
    (settings) => {
      settings.accent =
        light.trim() === '' && dark.trim() === ''
          ? null
          : { light: readable(light, 'light'), dark: readable(dark, 'dark') };
    },
  );
}

function readable(typed: string, ground: keyof Accent): string {
  const colour = colourOf(typed) ?? refuse('site-no-colour', { ground, typed: typed.trim().slice(0, 40) });
  const ratio = contrastOf(colour, GROUND[ground]);
  // Cut, not rounded: 4.49 is not enough, and must not be called 4.5.
  const told = (Math.floor(ratio * 100) / 100).toFixed(2);
  if (ratio < LEAST_CONTRAST)
    refuse('accent-too-faint', { ground, colour, ratio: told, least: LEAST_CONTRAST });
  return colour;
}
