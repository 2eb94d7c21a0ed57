namespace Tideline.Exchange.Joint;

/// <summary>What joint pages need beyond the bulletin's style.</summary>
internal static class JointStyle
{
    public const string Text = """
        .synthetic{margin:0 0 .5rem;padding:.4rem .75rem;background:#fff3cd;border:1.5px solid #8a6d00;font-weight:600;color:#4d3d00}
        svg{direction:ltr}
        svg text{font-size:12px;fill:#1b1b1b;font-family:inherit}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:0 1.5rem;align-items:start}
        .ranges{inline-size:100%;block-size:auto;display:block}
        .ranges .grid{stroke:#d4d4d4;stroke-width:1}
        svg .axis{font-size:10.5px;fill:#4a4a4a}
        svg .name{font-weight:600}
        svg .why{font-weight:400;font-style:italic;fill:#4a4a4a}
        .interval{stroke:#0b4a8f;stroke-width:5;stroke-opacity:.35;stroke-linecap:round}
        .ours{fill:#0b4a8f}
        .theirs{fill:#fff;stroke:#8a4b00;stroke-width:2.2}
        .verdicts{display:grid;grid-template-columns:minmax(0,1fr) 19rem;gap:.5rem 1.25rem;align-items:start}
        .verdicts figcaption{grid-column:1/-1}
        .map{inline-size:100%;block-size:auto;max-block-size:34rem;border:1px solid #b9c4cf;background:#f7f9fb}
        .edge{stroke:#5a5a5a;stroke-width:.8}
        .arrow{fill:#1b1b1b}
        .arrow.light{fill:#fff}
        .classes{list-style:none;margin:0;padding:0}
        .classes li{display:grid;grid-template-columns:2.1rem 1fr auto;align-items:center;gap:.5rem;font-size:.88rem;padding-block:.15rem}
        .classes svg{display:block;inline-size:2.1rem;block-size:1.25rem}
        table.joint{font-size:.84rem}
        .lead+p{margin-block-end:.6rem}
        @media (max-width:48rem){.verdicts{grid-template-columns:1fr}}
        @media print{
        .pair{grid-template-columns:1fr 1fr;gap:0 5mm}
        .verdicts{grid-template-columns:minmax(0,1fr) 58mm}
        .verdicts,.pair,.synthetic{break-inside:avoid}
        .map{max-block-size:105mm}
        html{font-size:8.5pt;line-height:1.26}
        html:lang(ur){font-size:7.9pt}
        section{margin-block-start:2.4mm}
        .prose li{margin-block-end:.1rem}
        details{display:none}
        table.joint{font-size:7.6pt}
        table.joint th,table.joint td{padding:.5mm .9mm}
        table.joint,table.data.long{break-inside:auto}
        .lead{font-size:11pt}
        }
        """;
}
