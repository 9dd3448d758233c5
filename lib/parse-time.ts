/**
 * Reads an instant as staff write it: ISO 8601, a date alone meaning its midnight. Without an offset it is Japan's
 * time (UTC+9), the time that the site shows.
 * @returns null for anything else, including dates that do not exist
 */
export function parseTime(text: string): Date | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', offset = '+09:00'] = match;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  // JavaScript rolls February 30 over into March.
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number.isNaN(instant.getTime()) || Number(day) > lastDay ? null : instant;
}
