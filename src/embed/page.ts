import { mount } from 'svelte';
import '../styles/tokens.css';
import '../styles/base.css';
import EmbedPage from '../ui/embed/EmbedPage.svelte';

const target = document.getElementById('embed');
if (target) mount(EmbedPage, { target });
