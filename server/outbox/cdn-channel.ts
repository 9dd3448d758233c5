import { EVERYTHING } from '#db/freshness/words.ts';
import type { PurgeFacts } from '#db/schema.ts';
import type { CdnPurge } from '../settings.ts';
import type { Channel } from './channel.ts';
import { type Posting, type PostOptions, post } from './post.ts';

/** Changes that are told together; a tag that several have is told once. */
const BATCH = 100;

/** Tells a network in front which answers to drop, by the tags that it was sent with them (answers/cdn-tags.ts). */
export function cdnChannel(settings: CdnPurge, options: PostOptions): Channel {
  const { tagsAtOnce, requestFor, isDone } = NETWORKS[settings.network];
  return {
    name: `cdn:${settings.network}`,
    takes: 'cache',
    batch: BATCH,
    async send(events) {
      const tags = [...new Set(events.flatMap(({ facts }) => (facts as PurgeFacts).tags))];
      const isEverything = tags.includes(EVERYTHING);
      const parts = isEverything ? [undefined] : inParts(tags, tagsAtOnce);
      for (const part of parts) {
        const posted = await post(requestFor(settings, part), options);
        if (!posted.ok) return posted.error;
        if (!isDone(posted.body)) return 'It answered 200, but reported a failure.';
      }
      return undefined;
    },
  };
}

type Network = {
  tagsAtOnce: number;
  /** @param tags undefined for everything */
  requestFor(settings: CdnPurge, tags: string[] | undefined): Posting;
  isDone(body: string): boolean;
};

const NETWORKS: Record<CdnPurge['network'], Network> = {
  cloudflare: {
    tagsAtOnce: 30,
    requestFor: ({ endpoint, id, token }, tags) => ({
      url: `${endpoint}/zones/${id}/purge_cache`,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(tags ? { tags } : { purge_everything: true }),
    }),
    isDone: (body) => /"success"\s*:\s*true/.test(body),
  },
  fastly: {
    tagsAtOnce: 256,
    requestFor: ({ endpoint, id, token }, tags) => ({
      url: `${endpoint}/service/${id}/${tags ? 'purge' : 'purge_all'}`,
      headers: {
        'Fastly-Key': token,
        Accept: 'application/json',
        ...(tags && { 'Content-Type': 'application/json' }),
      },
      body: tags ? JSON.stringify({ surrogate_keys: tags }) : '',
    }),
    isDone: () => true,
  },
};

function inParts(tags: string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(tags.length / size) }, (_, at) =>
    tags.slice(at * size, (at + 1) * size),
  );
}
