import { readFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, extname } from 'node:path';
import { chromium } from 'playwright-core';
import { launchBrowser } from './support/chromium.ts';
const A='/tmp/close19/site';
const TYPES: Record<string,string>={'.html':'text/html; charset=utf-8','.js':'text/javascript','.css':'text/css','.json':'application/json','.svg':'image/svg+xml','.woff2':'font/woff2'};
const server=createServer((req,res)=>{ let p=decodeURIComponent(new URL(req.url!,'http://x').pathname); if(p.endsWith('/'))p+='index.html'; const f=join(A,p); if(!existsSync(f)||!statSync(f).isFile()){res.statusCode=404;res.end();return;} res.setHeader('content-type',TYPES[extname(f)]??'application/octet-stream'); res.end(readFileSync(f));}).listen(0);
const port=(server.address() as any).port;
const shared=await launchBrowser(); const browser=await chromium.connect(shared.wsEndpoint);
try{
 const ctx=await browser.newContext({serviceWorkers:'block',viewport:{width:1440,height:900},acceptDownloads:true}); const page=await ctx.newPage();
 page.on('pageerror',e=>console.log('ERR',String(e))); page.on('console',m=>{if(m.type()==='error')console.log('CON',m.text())});
 await page.goto(`http://localhost:${port}/proofread/`);
 const d=page.locator('[data-draft]');
 await d.fill(readFileSync('/tmp/close19/drafts/tongzhi.txt','utf8'));
 await page.locator('[data-proof-status=done]').waitFor({timeout:120000});
 console.log(await page.locator('[data-proof-status]').textContent());
 await page.screenshot({path:'/tmp/close19/shots/p1440.png'});
 await page.getByLabel('只看需要处理的').check();
 console.log('attention', await page.locator('[data-finding]:visible').count());
 await page.screenshot({path:'/tmp/close19/shots/p1440a.png',fullPage:true});
 await page.getByLabel('只看需要处理的').uncheck();
 await page.getByRole('button',{name:'全部改正'}).click();
 await page.waitForTimeout(300); await page.locator('[data-proof-status=done]').waitFor({timeout:120000});
 console.log(await page.locator('[data-proof-status]').textContent());
 writeFileSync('/tmp/close19/mended.txt', await d.inputValue());
 await page.locator('summary',{hasText:'导出'}).click();
 for (const n of ['报告（Word）','报告（CSV）','报告（网页）','改好的草稿（Word）','改好的草稿（文本）']){ const [dl]=await Promise.all([page.waitForEvent('download',{timeout:60000}),page.getByRole('button',{name:n}).click()]); const f='/tmp/close19/'+dl.suggestedFilename(); await dl.saveAs(f); console.log(n,dl.suggestedFilename(),statSync(f).size); }
 for (const w of [390,320]){ await page.setViewportSize({width:w,height:800}); await page.screenshot({path:`/tmp/close19/shots/p${w}.png`}); await page.locator('[data-finding]').nth(10).scrollIntoViewIfNeeded(); await page.screenshot({path:`/tmp/close19/shots/p${w}b.png`}); console.log(w,'sideways',await page.evaluate(()=>document.documentElement.scrollWidth-innerWidth)); }
 await page.setViewportSize({width:1440,height:900}); await page.emulateMedia({colorScheme:'dark'}); await page.evaluate(()=>scrollTo(0,0)); await page.screenshot({path:'/tmp/close19/shots/pdark.png'});
 for (const [p,n] of [['side/#zhiliang-tisheng-2017,art_4/zhiliang-tisheng-2017,art_13','side'],['basket/','basket'],['zhiliang-tisheng-2017/tasks/','tasks'],['zhiliang-tisheng-2017/outcomes/','outcomes'],['desk/','desk']]) for (const w of [1440,320]){ await page.emulateMedia({colorScheme:'light'}); await page.setViewportSize({width:w,height:900}); await page.goto(`http://localhost:${port}/${p}`); await page.waitForTimeout(2500); await page.screenshot({path:`/tmp/close19/shots/${n}${w}.png`}); console.log(n,w,'sideways',await page.evaluate(()=>document.documentElement.scrollWidth-innerWidth)); }
}finally{ await browser.close(); await shared.close(); server.close(); }
