import { defineMiddleware } from 'astro:middleware';
import { withSecurityPolicy } from './site/astro/security-policy.ts';
import { asSeenBy } from './site/library.ts';

/** Seals every page as it is built. While developing, the tools put scripts of their own into the page. */
export const onRequest = defineMiddleware(({ params }, next) =>
  asSeenBy(params, async () => {
    const response = await next();
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    return import.meta.env.PROD && isPage
      ? new Response(withSecurityPolicy(await response.text()), response)
      : response;
  }),
);
