/** For how many days a shared preview holds. */
export const PREVIEW_DAYS = { least: 1, most: 30, default: 7 } as const;
