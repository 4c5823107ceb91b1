import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { launchBrowser } from './support/chromium.ts';
import { plantedDraft } from '../src/proofreading/testing.ts';
import { recordsOfSource } from '../src/search/testing/records.ts';
const scale='/work/shared/corpus/scale';
const A='/work/wt/s20out/a', B='/tmp/close19/site';
let bytes=0; const log: string[]=[];
const TYPES: Record<string,string>={'.html':'text/html; charset=utf-8','.js':'text/javascript','.css':'text/css','.json':'application/json','.svg':'image/svg+xml','.woff2':'font/woff2'};
const server=createServer((req,res)=>{ let p=decodeURIComponent(new URL(req.url!,'http://x').pathname); if(p.endsWith('/'))p+='index.html';
  let f = (p.startsWith('/proofread/')||p.startsWith('/_astro/')) && existsSync(join(B,p)) ? join(B,p) : join(A,p);
  if(!existsSync(f)||!statSync(f).isFile()){res.statusCode=404;res.end();return;}
  let b: Buffer=readFileSync(f); const e=extname(f); res.setHeader('content-type',TYPES[e]??'application/octet-stream');
  if(/\.(js|css|json|html|svg)$/.test(e)){b=gzipSync(b);res.setHeader('content-encoding','gzip');}
  bytes+=b.length; log.push(`${p} ${b.length}`); res.end(b);}).listen(0);
const port=(server.address() as any).port;
const records=readdirSync(scale).flatMap(f=>recordsOfSource(join(scale,f),f.replace('.txt','')));
const long=plantedDraft(records,400,77).text;
const page1=long.slice(0,long.indexOf('\n',700)+1);
const p50=long.slice(0,35000);
const shared=await launchBrowser(); const browser=await chromium.connect(shared.wsEndpoint);
try{
 const ctx=await browser.newContext({serviceWorkers:'block'}); const page=await ctx.newPage();
 await page.goto(`http://localhost:${port}/proofread/`); await page.waitForLoadState('networkidle');
 console.log('page itself',bytes); bytes=0;
 const run=async(text:string)=>{ await page.locator('[data-draft]').fill(''); await page.evaluate((t)=>{const d=document.querySelector('textarea')!; d.value=t; (window as any).t0=performance.now(); d.form!.requestSubmit(); (window as any).t1=0; const s=document.querySelector('[data-proof-status]')!; const o=new MutationObserver(()=>{ if((s as any).dataset.proofStatus==='done'){(window as any).t1=performance.now();o.disconnect();}}); o.observe(s,{attributes:true,childList:true}); },text);
  await page.waitForFunction(()=>(window as any).t1>0,null,{timeout:300000}); const ms=await page.evaluate(()=>(window as any).t1-(window as any).t0); const said=await page.locator('[data-proof-status]').textContent(); return [Math.round(ms),bytes,said]; };
 console.log('1 page cold',page1.length,await run(page1));
 console.log('1 page warm',await run(page1+'。')); 
 const b0=bytes; console.log('50 pages',p50.length,await run(p50), 'more', bytes-b0);
 console.log('50 pages warm',await run(p50+'。'));
 console.log('1 page again', await run(page1+'。。'));
 const mem=await page.evaluate(()=>(performance as any).memory?.usedJSHeapSize); console.log('heap',mem);
 console.log(log.filter(l=>l.includes('pagefind')).length,'files of the index');
}finally{ await browser.close(); await shared.close(); server.close(); }
