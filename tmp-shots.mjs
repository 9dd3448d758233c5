import { chromium } from '@playwright/test';
const base='http://127.0.0.1:4311';
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const ctx=await browser.newContext({viewport:{width:1280,height:900},locale:'ja-JP'});
const page=await ctx.newPage();
await page.goto(base+'/admin/sign-in');
await page.fill('[name=email]','aoi@example.org');
await page.fill('[name=password]','tide lamp orchard violin');
await page.click('button[type=submit]');
await page.waitForURL(/articles/);
const shots=process.argv.slice(2);
const todo={
 topics:['/admin/topics',1280],tags:['/admin/topics?kind=tag',1280],tag:['/admin/topics/tag/1',1280],author:['/admin/topics/author/1',1280],newauthor:['/admin/topics/author/new',390],
 merge:['/admin/topics/tag/1?into=%232',1280],plan:['/admin/articles/1/publishing',1280],planm:['/admin/articles/1/publishing',390]};
for(const [name,[path,w]] of Object.entries(todo)){
  if(shots.length&&!shots.includes(name)) continue;
  await page.setViewportSize({width:w,height:900});
  await page.goto(base+path);
  if(name.startsWith('plan')) await page.evaluate(()=>{for(const d of document.querySelectorAll('details'))d.open=true});
  await page.screenshot({path:`/tmp/shots/${name}.png`,fullPage:true});
  const sw=await page.evaluate(()=>document.documentElement.scrollWidth);
  console.log(name,sw,w);
}
await browser.close();
