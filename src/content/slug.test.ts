import { expect, test } from 'vitest';
import { unportable } from './slug.ts';

test.each([
  'con',
  'CON',
  'aux.md',
  'com1',
  'lpt9.txt',
  'nul.tar.gz',
  'a.',
  'a ',
  'a:b',
  'a?',
  'a\u0007',
  'a'.repeat(81),
])('Windows cannot check out “%s”', (name) => {
  expect(unportable(name)).not.toBe(null);
});

test.each(['console', 'com', 'com10', 'aux-1', 'a.b', '.gitkeep', '节水.md', 'a'.repeat(80)])('it can “%s”', (name) => {
  expect(unportable(name)).toBe(null);
});
