/**
 * Remembers what a pure function answers, and forgets what was asked for the longest time ago. Answers are shared: whoever
 * gets one leaves it as it is.
 * @param options.keyOf what tells inputs apart
 * @param options.sizeOf how many characters an answer weighs, beside its key
 * @param options.most so many characters are remembered altogether
 */
export function remember<Input, Output>(
  compute: (input: Input) => Output,
  options: {
    keyOf: (input: Input) => string;
    sizeOf: (input: Input, output: Output) => number;
    most: number;
  },
): (input: Input) => Output {
  const { keyOf, sizeOf, most } = options;
  /** In the order in which they were asked for: a Map keeps it. */
  const answers = new Map<string, { output: Output; size: number }>();
  let total = 0;
  return (input) => {
    const key = keyOf(input);
    const known = answers.get(key);
    if (known) {
      answers.delete(key);
      answers.set(key, known);
      return known.output;
    }
    const output = compute(input);
    const size = key.length + sizeOf(input, output);
    answers.set(key, { output, size });
    total += size;
    for (const [oldest, { size }] of answers) {
      if (total <= most) break;
      answers.delete(oldest);
      total -= size;
    }
    return output;
  };
}

/** The same for a function of a text whose answer is about as long as the text. */
export function rememberTexts<Output>(
  compute: (text: string) => Output,
  most: number,
): (text: string) => Output {
  return remember(compute, { keyOf: (text) => text, sizeOf: (text) => text.length, most });
}
