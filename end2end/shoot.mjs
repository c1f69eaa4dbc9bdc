import { chromium } from '@playwright/test';
import { mkdirSync } from 'fs';
const base='http://127.0.0.1:4400', out='/work/keep/shots'; mkdirSync(out,{recursive:true});
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
for (const [w,scheme,loc] of [[390,'light','de'],[1280,'light','de'],[390,'dark','en'],[1280,'dark','en']]) {
  const c = await b.newContext({viewport:{width:w,height:900},colorScheme:scheme,locale:loc==='de'?'de-DE':'en-GB'});
  await c.request.post(base+'/sign-in',{form:{email:'chidi@example.org',password:'schuhdrueckt'},headers:{Origin:base,'Sec-Fetch-Site':'same-origin'},maxRedirects:0});
  const p=await c.newPage(); p.on('console',m=>console.log('C',w,m.text())); p.on('pageerror',e=>console.log('E',e.message));
  const live=()=>p.locator('html[data-hydrated]').waitFor({state:'attached'});
  await p.goto(base+'/triage?with=nobody&topic=x'); await live(); await p.screenshot({path:`${out}/empty-${w}-${scheme}-${loc}.png`,fullPage:true});
  await p.goto(base+'/triage?with=nobody'); await live(); await p.screenshot({path:`${out}/filter-${w}-${scheme}-${loc}.png`,fullPage:false});
  const boxes=p.locator('input[form=bulk]'); await boxes.nth(0).check(); await boxes.nth(1).check();
  await p.locator('form#bulk').locator('xpath=ancestor::details').locator('summary').click();
  await p.locator('#bulk-tag').fill('technik'); await p.locator('form#bulk button[value=tag]').click(); await live();
  await p.locator('#results').scrollIntoViewIfNeeded(); await p.evaluate(()=>window.scrollTo(0,0));
  await p.screenshot({path:`${out}/many-${w}-${scheme}-${loc}.png`,fullPage:false});
  await p.locator('section[aria-labelledby=results] button').click(); await live();
  await p.screenshot({path:`${out}/undone-${w}-${scheme}-${loc}.png`,fullPage:false});
  await p.goto(base+'/ideas/12'); await live(); await p.screenshot({path:`${out}/idea-${w}-${scheme}-${loc}.png`,fullPage:false});
  await p.goto(base+'/'); await live(); await p.screenshot({path:`${out}/list-${w}-${scheme}-${loc}.png`,fullPage:false});
  await c.close();
}
await b.close();
