/** Eras of Japan: the first year, and the first and last day. Before 1873 months were those of another calendar. */
const ERAS: Readonly<Record<string, { first: number; from: string; to: string }>> = {
  明治: { first: 1868, from: '1873-01-01', to: '1912-07-30' },
  大正: { first: 1912, from: '1912-07-30', to: '1926-12-25' },
  昭和: { first: 1926, from: '1926-12-25', to: '1989-01-07' },
  平成: { first: 1989, from: '1989-01-08', to: '2019-04-30' },
  令和: { first: 2019, from: '2019-05-01', to: '9999-12-31' },
};

const LETTERS: Readonly<Record<string, string>> = { M: '明治', T: '大正', S: '昭和', H: '平成', R: '令和' };

/** The era that a name or its letter (`R`, in either case) stands for. */
export const eraOf = (name: string) => ERAS[LETTERS[name.toUpperCase()] ?? name];
