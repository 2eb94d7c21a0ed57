import { mount } from 'svelte'
import App from './App.svelte'
import { followLinks, here } from './address/here.svelte'
import { readSession } from './api/session.svelte'
import './styles/latin.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/print.css'
import { speak } from './words/words.svelte'

followLinks()
await Promise.all([speak(here.view.language), readSession()])
mount(App, { target: document.getElementById('app')! })
