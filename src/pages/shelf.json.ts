import type { APIRoute } from 'astro';
import { getLibrary } from '../site/library.ts';
import { shelfData, shelve } from '../site/shelf.ts';

export const GET: APIRoute = async () => Response.json(shelfData(shelve((await getLibrary()).regulations)));
