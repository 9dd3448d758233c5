import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { TokenEntry } from '#db/queries/desk/people/list-tokens.ts';
import { tokensPath } from '#lib/desk/paths.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { NewToken } from './new-token.tsx';
import { TokenForm } from './token-form.tsx';
import { TokenItem } from './token-item.tsx';

/** The tokens by which programs may write, and the way to make and to revoke one. */
export async function TokensPage(props: {
  viewer: Viewer;
  tokens: TokenEntry[];
  state: FormState | undefined;
}) {
  const { viewer, tokens, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.tokens' });
  return (
    <DeskPage viewer={viewer} current="tokens" path={tokensPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <div className="people">
        <div className="people-list">
          <FormNotice form="tokens" state={state} locale={locale} />
          {tokens.length === 0 && <p className="soft">{t('none')}</p>}
          <ul className="entries">
            {tokens.map((token) => (
              <li key={token.id}>
                <TokenItem token={token} locale={locale} />
              </li>
            ))}
          </ul>
        </div>
        <div className="people-aside">
          <section className="panel" aria-labelledby="new-token">
            <h2 id="new-token">{t('new')}</h2>
            {state?.form === 'token' && <NewToken once={state.once} locale={locale} />}
            <TokenForm state={state} locale={locale} />
          </section>
        </div>
      </div>
    </DeskPage>
  );
}
