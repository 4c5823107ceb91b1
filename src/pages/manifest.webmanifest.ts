import type { APIRoute } from 'astro';
import { shortTitleOf } from '../regulation/metadata.ts';
import { site } from '../site/config.ts';
import { getOnly } from '../site/library.ts';
import { ICON_SIZES } from '../site/pictures/png.ts';
import { assetUrl, homeUrl, searchUrl } from '../site/urls.ts';

/** What installs the site as an application (W3C Web Application Manifest). */
export const GET: APIRoute = async () => {
  const only = await getOnly();
  return new Response(
    JSON.stringify({
      name: `${site.name}：${only ? shortTitleOf(only.metadata) : site.tagline}`,
      short_name: site.name,
      lang: 'zh-CN',
      id: homeUrl(),
      start_url: homeUrl(),
      scope: homeUrl(),
      display: 'minimal-ui',
      background_color: '#fcfbf8',
      theme_color: '#a8201a',
      icons: [
        { src: assetUrl('icon.svg'), type: 'image/svg+xml', sizes: 'any' },
        ...ICON_SIZES.map((size) => ({
          src: assetUrl(`icon-${size}.png`),
          type: 'image/png',
          sizes: `${size}x${size}`,
          purpose: 'any maskable',
        })),
      ],
      shortcuts: [{ name: '检索', url: searchUrl() }],
    }),
  );
};
