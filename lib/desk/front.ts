import type { Locale } from '../locale.ts';

/** The places at the top of a front page: one leads, a row stands beside it. */
export const SLOTS = ['lead', 'second'] as const;
export type Slot = (typeof SLOTS)[number];

/** Something that is placed at the top of a front page, now or later, as the board shows it. */
export type BoardPlacement = {
  id: number;
  slot: Slot;
  articleId: number;
  /** Of the draft, or of the other language where this one has none. */
  headline: string;
  /** What the front page says in its place; '' where it says the headline. */
  override: string;
  startsAt: Date;
  endsAt: Date | null;
  /**
   * Readers see it there; it is their turn but something stands in the way (another placement, or the article is not
   * public); it is to come.
   */
  state: 'shown' | 'waiting' | 'planned';
};

/** A story that readers see at the top because it is among the newest, not because somebody placed it. */
export type Filler = { slot: Slot; articleId: number; headline: string };

/** The top of a front page as its editors see it. */
export type FrontBoard = {
  locale: Locale;
  placements: Record<Slot, BoardPlacement[]>;
  /** What fills the places that nothing placed takes, in their order. */
  fillers: Filler[];
  /** Who did the last act that can be taken back, and which; null where there is none. */
  last: { id: number; action: FrontAct; actor: string; at: Date } | null;
  /** The fingerprint of what is placed. */
  seen: string;
};

/** What is done to a board, as the audit calls it. Each can be taken back. */
export const FRONT_ACTS = [
  'place',
  'unplace',
  'edit-placement',
  'end-placement',
  'order-placements',
  'undo-placements',
] as const;
export type FrontAct = (typeof FRONT_ACTS)[number];

/** A banner over all pages of a language, now or later. */
export type DeskBanner = {
  id: number;
  text: string;
  articleId: number | null;
  url: string | null;
  startsAt: Date;
  endsAt: Date;
  isRunning: boolean;
};

/** The banners of a language as their editors see them. */
export type BannerBoard = { banners: DeskBanner[]; seen: string };

/** How long a headline of the front page and the text of a banner may be, in characters. */
export const FRONT_LIMITS = { override: 300, banner: 200 } as const;

/** A banner is over after so many hours at the latest. */
export const BANNER_HOURS = 24;
