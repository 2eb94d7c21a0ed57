namespace Tideline.Engines.Contract.Tests.Countries;

/// <summary>Events of 36 local days in which everything happens that a step can get wrong: equal seconds, edges of the day,
/// of the night and of midnight, days with one event, gaps, a day without any event and one with none in a known place,
/// the same event from two files, clocks set back, teleports, devices, cells of no table, and numbers over 2⁶³.</summary>
internal static class HardCountry
{
    public const int Days = 36;
    private const int Subscribers = 120;
    private const int SilentDay = 12;
    private const int UnknownDay = 13;
    private const int FoldedDay = 20;

    /// <param name="edges">Seconds of the local day around which events gather.</param>
    public static IReadOnlyList<CellEvent> Events(IReadOnlyList<int> edges) =>
    [
        .. from subscriber in Enumerable.Range(0, Subscribers)
           from day in Enumerable.Range(0, Days)
           where day != SilentDay
           from e in Day(subscriber, day, edges)
           from file in Draw(e.Second, subscriber, day, 9) % 10 == 0 ? (int[])[day / 7, 1 + (day / 7)] : [day / 7]
           select e with { File = file },
    ];

    private static IEnumerable<CellEvent> Day(int subscriber, int day, IReadOnlyList<int> edges)
    {
        var id = Id(subscriber);
        var home = CellCountry.Names[subscriber % 4];
        CellEvent At(int second, string cell, int fold = 0) =>
            new(0, id, day, second, day == UnknownDay ? "X" : cell, fold);
        string Cell(int i) => CellCountry.Names[(int)(Draw(subscriber, day, i, 1) % (uint)CellCountry.Names.Count)];
        int Second(int i) => (int)(Draw(subscriber, day, i, 2) % 86_400);
        switch (Draw(subscriber, day, 0, 3) % 9)
        {
            case 0:
                return [];
            case 1:
                return [At(Second(0), Cell(0))];
            case 2:
                return edges.Select((second, i) => At(second, Cell(i)));
            case 3:
                return Enumerable.Range(0, 6).Select(i => At(Second(i / 3), Cell(i)));
            case 4:
                return Enumerable.Range(0, 7).Select(i => At(Second(0) / 2 + (60 * i), i % 2 == 0 ? home : i == 3 ? "W" : "F"));
            case 5:
                return Enumerable.Range(0, 6).Select(i => At(3600 * (i % 3), Cell(i), day == FoldedDay ? i / 3 : 0));
            case 6 when subscriber % 30 == 0:
                return Enumerable.Range(0, 400).Select(i => At(200 * i, home));
            case 7:
                return [At(Second(0), "X")];
            default:
                return Enumerable.Range(0, 5).Select(i => At(Second(i), i == 0 ? Cell(i) : home));
        }
    }

    private static ulong Id(int subscriber) => subscriber switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => 1UL << 63,
        _ => Mixed((ulong)subscriber),
    };

    private static uint Draw(int a, int b, int c, int purpose) =>
        (uint)(Mixed((ulong)(uint)a ^ Mixed((ulong)(uint)b ^ Mixed((ulong)(uint)c ^ Mixed((ulong)(uint)purpose)))) >> 32);

    private static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
