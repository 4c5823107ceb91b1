/** The library over the Model Context Protocol: for programs that write with language models, which invent articles and quotations. */
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { LONGEST_DRAFT } from '../proofreading/findings.ts';
import {
  compareAnswer,
  type Desk,
  draftAnswer,
  historyAnswer,
  MOST_RESULTS,
  provisionAnswer,
  regulations,
  searchAnswer,
  Unanswerable,
  wholeText,
} from './answers.ts';

const INSTRUCTIONS =
  '逐字的法规库。每个回答都带题名、eId、版本、文件的散列值和网址；引用时照抄 text，不要改写。' +
  '库中没有的会说没有：没有收录不等于没有这部法规。写完草稿用 check_draft 核对。';

const name = z.string().min(1).max(200).describe('法规的简称（slug）或名称，如“产品质量法”');
const eId = z.string().max(200).describe('条款的标识，如 art_12__para_2');
const clause = z.string().max(60).describe('条款的写法，如“第十二条第二款”“（十三）”');
const edition = z.iso.date().describe('版本的日期，YYYY-MM-DD，history 里有；不写就是现行版本');
const date = z.iso.date().describe('YYYY-MM-DD：要这一天有效的版本；与 edition 只写一样');

/** A server that answers from this library; nothing can be changed through it. What a tool does not know it refuses: an edition that is overlooked gives other words. */
export function libraryServer(desk: Desk, version: string): McpServer {
  const server = new McpServer({ name: 'tiaowen', version }, { instructions: INSTRUCTIONS });
  const annotations = { readOnlyHint: true, openWorldHint: false } as const;

  server.registerTool(
    'search',
    {
      title: '检索条文',
      description: '逐字检索：凡有的都找到，找到的都是原文。支持多个词、“引号”、-排除、同句：甲 乙。',
      inputSchema: z.strictObject({
        query: z.string().min(1).max(200),
        regulation: name.optional(),
        kind: z.enum(['article', 'note', 'term']).optional().describe('正文、编者注释、术语；不写就是正文'),
        count: z.number().int().min(1).max(MOST_RESULTS).default(10),
        skip: z.number().int().min(0).default(0),
      }),
      annotations,
    },
    (question) => answered(() => searchAnswer(question, desk)),
  );
  server.registerTool(
    'provision',
    {
      title: '取一条的原文',
      description: '按 eId 或“第十二条第二款”取原文，可以指明版本或日期；条款都不写，取全部条的目录。',
      inputSchema: z.strictObject({
        regulation: name,
        eId: eId.optional(),
        clause: clause.optional(),
        edition: edition.optional(),
        date: date.optional(),
      }),
      annotations,
    },
    (question) => answered(() => provisionAnswer(question, desk)),
  );
  server.registerTool(
    'history',
    {
      title: '沿革',
      description: '一部法规的各个版本；写明条款时，这一条在各个版本中是第几条、怎样变来的。',
      inputSchema: z.strictObject({ regulation: name, eId: eId.optional(), clause: clause.optional() }),
      annotations,
    },
    (question) => answered(() => historyAnswer(question, desk)),
  );
  server.registerTool(
    'compare',
    {
      title: '比较两个版本',
      description: '新版本的每一条来自旧版本的哪几条，删去了哪些。',
      inputSchema: z.strictObject({ regulation: name, old: edition, new: edition }),
      annotations,
    },
    (question) => answered(() => compareAnswer(question, desk)),
  );
  server.registerTool(
    'check_draft',
    {
      title: '核对草稿',
      description: '核对草稿中的引文和引用：一致的、有出入的（差在哪几个字）、条号不对的、库中没有的。',
      inputSchema: z.strictObject({ text: z.string().min(1).max(LONGEST_DRAFT) }),
      annotations,
    },
    ({ text }) => answered(() => draftAnswer(text, desk)),
  );
  server.registerResource(
    'regulation',
    new ResourceTemplate('tiaowen://regulations/{slug}', {
      list: () => ({
        resources: regulations(desk).map(({ regulation, title }) => ({
          uri: `tiaowen://regulations/${regulation}`,
          name: title,
          mimeType: 'text/plain',
        })),
      }),
    }),
    { title: '法规全文', description: '现行版本的官方文本，一字不改', mimeType: 'text/plain' },
    async (uri, { slug }) => ({
      contents: [{ uri: uri.href, mimeType: 'text/plain', text: await wholeText(String(slug), desk) }],
    }),
  );
  return server;
}

async function answered(ask: () => Promise<object>) {
  try {
    return { content: [{ type: 'text' as const, text: JSON.stringify(await ask()) }] };
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    return { content: [{ type: 'text' as const, text: error.message }], isError: true };
  }
}
