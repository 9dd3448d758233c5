import { describe, expect, it } from 'vitest';
import { type SegmentFacts, segmentState, translationOf } from './segment-state.ts';

const source = { hash: 'exact-2', normalizedHash: 'meaning-2', optedOut: false };
const target = {
  sourceHash: 'exact-2',
  sourceNormalizedHash: 'meaning-2',
  origin: 'human' as const,
};

describe('a translated segment', () => {
  it('is missing when there is none', () => {
    expect(segmentState(source, undefined)).toBe('missing');
  });
  it('is current when its source is what it was translated from', () => {
    expect(segmentState(source, target)).toBe('current');
  });
  it('is cosmetic when only punctuation or spacing of the source changed', () => {
    expect(segmentState(source, { ...target, sourceHash: 'exact-1' })).toBe('cosmetic');
  });
  it('is stale when the meaning of the source changed, whoever translated it', () => {
    const old = { ...target, sourceHash: 'exact-1', sourceNormalizedHash: 'meaning-1' };
    expect(segmentState(source, old)).toBe('stale');
    expect(segmentState(source, { ...old, origin: 'machine' })).toBe('stale');
  });
  it('is stale when its source is gone', () => {
    expect(segmentState(undefined, target)).toBe('stale');
  });
  it('is machine text until a person has looked at it', () => {
    expect(segmentState(source, { ...target, origin: 'machine' })).toBe('machine');
  });
  it('asks for nothing once the editors have opted out', () => {
    expect(segmentState({ ...source, optedOut: true }, { ...target, sourceHash: 'x' })).toBe('opted-out');
    expect(segmentState({ ...source, optedOut: true }, undefined)).toBe('opted-out');
  });
});

describe('the direction of a translation', () => {
  const original: SegmentFacts = { ...source, sourceHash: null, sourceNormalizedHash: null, origin: 'human' };
  const translation: SegmentFacts = { ...target, hash: 't', normalizedHash: 't', optedOut: false };

  it('is out of the only language that has the segment', () => {
    expect(translationOf({ ja: original }, 'ja')).toEqual({ into: 'en', state: 'missing' });
    expect(translationOf({ en: original }, 'ja')).toEqual({ into: 'ja', state: 'missing' });
    expect(translationOf({}, 'ja')).toBeNull();
  });
  it('is into the one that was translated, whatever language the article was begun in', () => {
    expect(translationOf({ ja: original, en: translation }, 'ja')).toEqual({ into: 'en', state: 'current' });
    expect(translationOf({ ja: translation, en: original }, 'ja')).toEqual({ into: 'ja', state: 'current' });
    expect(translationOf({ ja: translation, en: original }, 'en')).toEqual({ into: 'ja', state: 'current' });
  });
  it('stays what it was when the source is removed', () => {
    expect(translationOf({ en: translation }, 'ja')).toEqual({ into: 'en', state: 'stale' });
    expect(translationOf({ ja: translation }, 'ja')).toEqual({ into: 'ja', state: 'stale' });
  });
  it('is out of the first language where both were written on their own', () => {
    expect(translationOf({ ja: original, en: original }, 'en')).toEqual({ into: 'ja', state: 'stale' });
  });
});
