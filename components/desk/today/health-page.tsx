import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { formatMoment } from '#lib/dates.ts';
import { healthPath } from '#lib/desk/paths.ts';
import type { Health } from '#lib/process-health.ts';
import { DeskPage } from '../desk-page.tsx';

/** How the process that answers and its store are: what `/status` says, in words. */
export async function HealthPage({ viewer, health }: { viewer: Viewer; health: Health }) {
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'today.health' });
  const { store, outbox, cache, errors } = health;
  const bytes = (count: number) =>
    count < 1e9
      ? t('megabytes', { count: Math.round(count / 1e5) / 10 })
      : t('gigabytes', { count: Math.round(count / 1e8) / 10 });
  const moment = (at: Date | undefined) => (at ? formatMoment(at, locale) : t('never'));
  const parts: [title: string, facts: [name: string, value: string][]][] = [
    [
      t('store'),
      store
        ? [
            [t('size'), bytes(store.bytes)],
            [t('free'), bytes(store.freeBytes)],
            [t('backup'), store.lastBackup ? moment(store.lastBackup.at) : t('noBackup')],
            [
              t('migrations'),
              t('migrationsOf', { count: store.migrations.count, last: store.migrations.last }),
            ],
          ]
        : [[t('size'), t('unknown')]],
    ],
    [
      t('cache'),
      [
        [t('pages'), t('pagesOf', { count: cache.pages, size: bytes(cache.bytes) })],
        [t('hitRatio'), cache.hitRatio === null ? t('nobody') : t('percent', { ratio: cache.hitRatio })],
        [t('warming'), String(cache.warming)],
      ],
    ],
    [
      t('outbox'),
      outbox
        ? [
            [t('waiting'), String(outbox.waiting)],
            [
              t('oldest'),
              outbox.oldestSeconds === null
                ? '–'
                : t('minutes', { count: Math.round(outbox.oldestSeconds / 60) }),
            ],
            [t('givenUp'), String(outbox.givenUp)],
            ...Object.entries(outbox.lastDelivered).map(([channel, at]): [string, string] => [
              t('lastDelivered', { channel }),
              moment(at),
            ]),
          ]
        : [[t('waiting'), t(outbox === null ? 'noOutbox' : 'unknown')]],
    ],
    [
      t('errors'),
      [
        [t('errorsOfDay'), t('times', { count: errors.count })],
        ...(errors.newest
          ? ([
              [t('newestError'), moment(errors.newest.at)],
              [t('errorSaid'), [errors.newest.what, errors.newest.code].filter(Boolean).join(' – ')],
              ...(errors.newest.requestId ? [[t('requestId'), errors.newest.requestId]] : []),
            ] as [string, string][])
          : []),
      ],
    ],
    [
      t('process'),
      [
        [t('version'), health.version],
        ['Node', health.node],
        [t('uptime'), t('minutes', { count: Math.round(health.uptimeSeconds / 60) })],
        [t('memory'), bytes(health.memoryBytes)],
        [
          t('delay'),
          t('milliseconds', {
            mean: health.eventLoopDelayMilliseconds.mean,
            most: health.eventLoopDelayMilliseconds.p99,
          }),
        ],
        [t('pid'), String(health.pid)],
      ],
    ],
  ];
  return (
    <DeskPage viewer={viewer} current="today" path={healthPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <p className="hint">{t('hint')}</p>
      <div className="health">
        {parts.map(([title, facts]) => (
          <section className="panel" key={title}>
            <h2>{title}</h2>
            <dl className="plan-facts">
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </DeskPage>
  );
}
