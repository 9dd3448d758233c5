const JAPAN = 9 * 3_600_000;
const EARLIEST = Date.UTC(1000, 0, 1) - JAPAN;
const LATEST = Date.UTC(10_000, 0, 1) - JAPAN - 1;

/**
 * Whether an instant is one that pages and addresses can show: valid, and of a year with four digits in Japan's time, 1000
 * to 9999.
 */
export function isShowable(instant: Date): boolean {
  const milliseconds = instant.getTime();
  return milliseconds >= EARLIEST && milliseconds <= LATEST;
}

/**
 * Reads an instant as staff write it: ISO 8601, a date alone meaning its midnight and 24:00 the end of the day. Without an
 * offset it is Japan's time (UTC+9), the time that the site shows.
 * @returns null for anything else: dates that do not exist, leap seconds, offsets that no place has (beyond ±14:00), and
 *   what `isShowable` denies
 */
export function parseTime(text: string): Date | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', offset = '+09:00'] = match;
  if (!isOffset(offset)) return null;
  const zone = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  // JavaScript rolls February 30 over into March.
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return isShowable(instant) && Number(day) <= lastDay ? instant : null;
}

function isOffset(offset: string): boolean {
  if (offset === 'Z') return true;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return hours * 60 + minutes <= 14 * 60;
}
