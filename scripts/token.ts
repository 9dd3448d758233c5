import { createToken } from '#db/commands/tokens/create-token.ts';
import { revokeToken } from '#db/commands/tokens/revoke-token.ts';
import { listTokens, type TokenEntry } from '#db/queries/desk/people/list-tokens.ts';
import { formatDay, formatMoment } from '#lib/dates.ts';
import { isTokenScope, TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '#lib/token-scopes.ts';
import { describeRefusal } from './cli/describe.ts';
import { cliLocale, cliTranslator } from './cli/messages.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { withStore } from './cli/with-store.ts';

const say = cliTranslator('cli.token');
const VERBS = ['create', 'list', 'revoke'] as const;

await runCommand(
  {
    name: 'token',
    summary: 'Creates, lists and revokes the tokens with which programs may write.',
    usage: 'VERB [options]',
    positionals: true,
    options: {
      name: { type: 'string', description: 'what audits and revisions call it' },
      scopes: { type: 'string', description: `between commas: ${TOKEN_SCOPES.join(', ')}` },
      days: { type: 'string', description: `how long it holds (${TOKEN_DAYS.default})` },
      json: { type: 'boolean', description: 'JSON on standard output' },
    },
    help: `Verbs:
  create --name N --scopes S [--days D]   create a token; it is shown once
  list                                    tokens, newest first
  revoke ID                               refuse it from now on
Exit status: 0 done; 1 the command is wrong; 2 refused, with the reason on standard error.
docs/api.md says what a token allows.`,
  },
  async ({ values, positionals: [verb = '', ...args] }) => {
    if (!VERBS.some((each) => each === verb))
      throw new CommandError(say('verbs', { verbs: VERBS.join(', ') }));
    const extra = args[verb === 'revoke' ? 1 : 0];
    if (extra !== undefined) throw new CommandError(say('tooMany', { argument: extra }));
    return withStore(async ({ actor }) => {
      if (verb === 'list') {
        const tokens = (await listTokens(actor)) ?? [];
        for (const token of tokens) console.log(values.json ? JSON.stringify(token) : lineOf(token));
        if (tokens.length === 0 && !values.json) console.log(say('none'));
        return 0;
      }
      if (verb === 'revoke') {
        const [id = ''] = args;
        if (!/^\d{1,15}$/.test(id)) throw new CommandError(say('noId'));
        const result = await revokeToken({ actor, tokenId: Number(id) });
        if (!result.ok) return refused(result);
        const { tokenId, name } = result;
        console.log(values.json ? JSON.stringify({ tokenId, name }) : say('done', { name }));
        return 0;
      }
      const { name, scopes, days } = values;
      if (name === undefined || scopes === undefined) throw new CommandError(say('missing'));
      const result = await createToken({
        actor,
        name,
        scopes: scopesOf(scopes),
        ...(days !== undefined && { days: Number(days) }),
      });
      if (!result.ok) return refused(result);
      const { ok: _, ...made } = result;
      if (values.json) console.log(JSON.stringify(made));
      else {
        console.log(say('made', { name: made.name, until: formatDay(made.expiresAt, cliLocale()) }));
        console.log(made.token);
      }
      return 0;
    });
  },
);

function scopesOf(text: string): TokenScope[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((scope) => {
      if (isTokenScope(scope)) return scope;
      throw new CommandError(say('badScope', { scope, scopes: TOKEN_SCOPES.join(', ') }));
    });
}

function lineOf({ id, name, prefix, scopes, state, expiresAt, lastUsedAt }: TokenEntry): string {
  const locale = cliLocale();
  const used = lastUsedAt ? say('used', { date: formatMoment(lastUsedAt, locale) }) : say('unused');
  const until = say(state, { date: formatDay(expiresAt, locale) });
  return [id, name, `${prefix}…`, scopes.join(','), until, used].join('  ');
}

function refused(refusal: Parameters<typeof describeRefusal>[0]): number {
  console.error(describeRefusal(refusal));
  return 2;
}
