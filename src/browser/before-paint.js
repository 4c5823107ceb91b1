// What SettingsBeforePaint.astro says; pages of a small library carry these lines, so they are written to be short
// biome-ignore format: without spaces
{const r=document.documentElement,d=r.dataset;
r.className='scripted';
if(/[?&]view=text/.test(location.search))d.view='text';
try{Object.assign(d,JSON.parse(localStorage.getItem('tiaowen:settings')))}catch{}
if(r.attributes[2])document.write(document.currentScript.dataset.sheets.replace(/\S+/g,'<link rel="stylesheet" href="$&">'))}
