import { defineMiddleware } from 'astro:middleware';
import { asSeenBy } from './site/library.ts';

/** Every page is made of what it may know, and of no more. */
export const onRequest = defineMiddleware(({ params }, next) => asSeenBy(params, next));
