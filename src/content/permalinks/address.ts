/**
 * Whether a text is an address below the site's base: `law/art-4/`, `law/art-4/#art_4__para_2`. Nothing else becomes the path of a page,
 * and nothing that leads out of the site: `law/../../x/`.
 */
export const isAddress = (text: string): boolean => /^(?:[a-z0-9-]+\/)+(?:#[A-Za-z0-9_-]+)?$/.test(text);
