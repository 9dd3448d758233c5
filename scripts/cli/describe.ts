import type { Refusal } from '#db/commands/run/run-command.ts';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import { formatInstants } from '#lib/dates.ts';
import { type Unreadable, unreadableMessage } from '#lib/import/formats/unreadable.ts';
import { type ImportHold, type ImportWarning, isHold } from '#lib/import/report.ts';
import { cliLocale, cliTranslator } from './messages.ts';

/*
 * Codes in words. The codes come from lib/ and db/, the words from messages/, which the desk shares.
 */
const problems = cliTranslator('problems');
const imports = cliTranslator('import');

/** One sentence for a refused verb. */
export function describeRefusal({ code, detail }: Refusal): string {
  return problems(`refusal.${code}`, formatInstants(detail, cliLocale()));
}

/** One sentence for each reason against publishing. */
export function describeProblems(codes: PublishProblem[]): string[] {
  return codes.map((code) => problems(`publish.${code}`));
}

/** One sentence for each reason why an imported text was kept as a draft. */
export function describeBlocks(codes: (PublishProblem | ImportHold)[]): string[] {
  return codes.map((code) => (isHold(code) ? imports(`holds.${code}`) : problems(`publish.${code}`)));
}

/** One sentence for bytes that are no article to take in. */
export function describeUnreadable(failure: Unreadable): string {
  const { key, values } = unreadableMessage(failure);
  return imports(`unreadable.${key}`, values);
}

/** One line for each thing the importer was not sure of. */
export function describeWarnings(warnings: ImportWarning[]): string[] {
  return warnings.map(({ code, line = 0, text = '', section, sections = [], readings = [] }) => {
    const names = [...(section ? [section] : []), ...sections].map((each) => imports(`section.${each}`));
    const sentence = imports(`warnings.${code}`, {
      text,
      section: names.join(' / '),
      readings: readings.join(' / '),
    });
    return imports(line > 0 ? 'warningAtLine' : 'warning', { line, sentence });
  });
}
