import { describe, expect, it } from 'vitest';
import { segmentState } from './segment-state.ts';

const source = { hash: 'exact-2', normalizedHash: 'meaning-2' };
const target = {
  sourceHash: 'exact-2',
  sourceNormalizedHash: 'meaning-2',
  origin: 'human' as const,
  optedOut: false,
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
  it('is machine text until a person has looked at it', () => {
    expect(segmentState(source, { ...target, origin: 'machine' })).toBe('machine');
  });
  it('asks for nothing once the editors have opted out', () => {
    expect(segmentState(source, { ...target, optedOut: true, sourceHash: 'x' })).toBe('opted-out');
  });
});
