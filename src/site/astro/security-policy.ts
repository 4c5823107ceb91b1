import { createHash } from 'node:crypto';
import { speculationRules } from '../../browser/ahead.ts';
import { homeUrl } from '../urls.ts';

/**
 * What a page may load and run (Content Security Policy Level 3): its own origin, and of what stands in the page itself exactly the
 * scripts and styles it was built with, by hash; and what its script says may be fetched ahead. No host is named, so the site works from any origin and path. What a `<meta>`
 * cannot say (`frame-ancestors`) and what the search worker needs (WebAssembly) is the server's to add: see `deploy/`.
 * A file to take away brings its own, which lets nothing in from anywhere.
 * @param page in UTF-8
 * @throws Error for a page that would go out without a policy
 */
export function withSecurityPolicy(page: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  // A character for each byte: what is looked for is ASCII, and to decode a page takes as long as all the rest
  const html = page.toString('latin1');
  if (OWN_POLICY.test(html)) return page;
  const policy = [
    "default-src 'none'",
    `script-src 'self'${sources(html, SCRIPT)} 'sha256-${hashOf(speculationRules(homeUrl()))}'`,
    `style-src 'self'${sources(html, STYLE)}`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
  // First of all: a policy does not reach back to scripts that stand before it
  const at = html.indexOf(CHARSET);
  if (at < 0) throw new Error(`网页里没有 ${CHARSET}，内容安全策略无处可写。`);
  const place = at + CHARSET.length;
  const sealed = `<meta http-equiv="content-security-policy" content="${policy}">`;
  return Buffer.concat([page.subarray(0, place), Buffer.from(sealed), page.subarray(place)]);
}

const CHARSET = '<meta charset="utf-8">';

const OWN_POLICY = /^<!doctype html><html[^>]*><head><meta charset="utf-8"><meta http-equiv="content-security-policy"/i;

/** Scripts and rules that act: neither those with an address nor data such as `application/ld+json`. */
const SCRIPT = /<script(?: type="module")?>([\s\S]*?)<\/script>/g;
const STYLE = /<style>([\s\S]*?)<\/style>/g;

function sources(html: string, element: RegExp): string {
  return [...new Set(Array.from(html.matchAll(element), ([, text]) => ` 'sha256-${hashOf(text ?? '')}'`))].join('');
}

/** The same few scripts and styles stand in every page. */
const hashes = new Map<string, string>();

/** @param text a character for each byte */
function hashOf(text: string): string {
  const hash = hashes.get(text) ?? createHash('sha256').update(text, 'latin1').digest('base64');
  hashes.set(text, hash);
  return hash;
}
