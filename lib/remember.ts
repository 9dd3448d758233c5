import { LRUCache } from 'lru-cache';

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
  const answers = new LRUCache<string, { output: Output }>({ maxSize: most });
  return (input) => {
    const key = keyOf(input);
    const known = answers.get(key);
    if (known) return known.output;
    const output = compute(input);
    answers.set(key, { output }, { size: Math.max(1, key.length + sizeOf(input, output)) });
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
