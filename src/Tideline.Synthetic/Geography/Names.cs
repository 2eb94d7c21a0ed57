using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>A place name in Latin and Urdu script.</summary>
internal readonly record struct PlaceName(string Latin, string Urdu);

/// <summary>Invented names, made of syllables so that both scripts agree; each is given once.</summary>
internal sealed class Names
{
    private static readonly PlaceName[] _first =
    [
        new("Bal", "بل"), new("Chan", "چن"), new("Dar", "در"), new("Gul", "گل"), new("Hir", "ہیر"), new("Jal", "جل"),
        new("Kesh", "کیش"), new("Lor", "لور"), new("Mand", "مند"), new("Nav", "نو"), new("Parv", "پرو"), new("Ruh", "روح"),
        new("Sahr", "سحر"), new("Tir", "تیر"), new("Varn", "ورن"), new("Yas", "یاس"), new("Zar", "زر"), new("Shaf", "شف"),
        new("Khar", "کھار"), new("Mehr", "مہر"), new("Bir", "بیر"), new("Sohn", "سوہن"),
    ];

    private static readonly PlaceName[] _second =
    [
        new("an", "ان"), new("el", "یل"), new("im", "یم"), new("or", "ور"), new("ush", "وش"), new("in", "ین"), new("a", "ا"),
    ];

    private static readonly PlaceName[] _last =
    [
        new("pur", "پور"), new("abad", "آباد"), new("garh", "گڑھ"), new("kot", "کوٹ"), new("wal", "وال"), new("nagar", "نگر"),
        new("sar", "سر"), new("band", "بند"), new("dera", "ڈیرہ"), new("khel", "خیل"), new("tal", "تل"),
    ];

    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private DrawStream _draws = Draw.Stream(Country.Seed, Purpose.Name);

    public PlaceName Next()
    {
        while (true)
        {
            PlaceName a = _first[_draws.Below(_first.Length)], b = _second[_draws.Below(_second.Length)], c = _last[_draws.Below(_last.Length)];

            // Two vowels in a row read badly in either script. Stems repeat only when all have been given.
            var name = new PlaceName(a.Latin + b.Latin + c.Latin, a.Urdu + b.Urdu + c.Urdu);
            var isPlain = !(b.Latin == "a" && c.Latin == "abad");
            if (isPlain && (_stems.Add(a.Latin + b.Latin) || _stems.Count == _first.Length * _second.Length) && _given.Add(name.Latin))
            {
                return name;
            }
        }
    }
}
