import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import App from './ui/App.svelte';

// An address of before, or written by hand: what is embedded has a page of its own.
if (new URLSearchParams(location.search).get('embed') === '1') {
  location.replace(`./embed.html${location.search}${location.hash}`);
}

const target = document.getElementById('app');
target?.replaceChildren();
if (target) mount(App, { target });
