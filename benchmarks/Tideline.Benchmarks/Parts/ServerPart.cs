using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;
using Tideline.Benchmarks.Peers;

namespace Tideline.Benchmarks.Parts;

/// <summary>The same steps on a server, interleaved with Tideline's. A further engine is a further <see cref="IServerPeer"/>.</summary>
internal static class ServerPart
{
    public static Section Postgres(Bench bench) => Measure(bench, "postgres", folder => new PostgresPeer(folder), 6);

    public static Section ClickHouse(Bench bench) => Measure(bench, "clickhouse", folder => new ClickHousePeer(folder), null);

    /// <param name="bar">How many times less wall time Tideline must take; null: none is set.</param>
    private static Section Measure(Bench bench, string part, Func<string, IServerPeer> open, double? bar)
    {
        IServerPeer? peer = null;
        Measurement? exported = null;
        try
        {
            // The server starts when the first of its measurements is absent.
            Measurement Export() => exported ??= Worker.Run("steps-export", bench.Ingested(bench.Size.Subscribers), bench.Scratch(part + "-export"));
            IServerPeer Loaded()
            {
                if (peer is null)
                {
                    Export();
                    peer = open(bench.Scratch(part));
                    var loading = peer.Load(bench.ScratchOf(part + "-export"), exported!);
                    loading.Facts["name"] = peer.Name;
                    loading.Facts["settings"] = peer.Settings;
                    bench.Once($"{part}/load", () => loading);
                }

                return peer;
            }

            var runs = bench.Interleaved(
                part,
                ("tideline", () => Worker.Run("steps-tideline", bench.Ingested(bench.Size.Subscribers), bench.Scratch("steps"))),
                ("server", () => Loaded().Steps(Export())));
            var load = bench.Once($"{part}/load", () => throw new InvalidOperationException($"{part} was not loaded."));
            var (own, server) = (runs["tideline"], runs["server"]);
            Checks.Equal("Tideline", own[0], load.Facts["name"], server[0], StepsPart.Results);
            var ratio = Section.Wall(server) / Section.Wall(own);
            var text = string.Create(CultureInfo.InvariantCulture, $"""
                The same lake. The server gets each event once, with the local day worked out, and none that Tideline rejects or leaves out; loading and
                indexing took it {load.Wall:0.0} s and do not count, reading Parquet does count for Tideline. Equal before timing: checksums of daily
                locations, homes and trips. Its daily table holds the location only: no night and day parts, hours or
                clusters, and no sieve, so that it does less. Settings: {load.Facts["settings"]}

                {Section.Programs([("Tideline's steps", own), (load.Facts["name"], server)])}
                """);
            var measured = string.Create(CultureInfo.InvariantCulture, $"{ratio:0.0} times (CPU: {Section.Cpu(server) / Section.Cpu(own):0.0})");
            return new Section(load.Facts["name"], text, bar is { } times
                ? [new Bar("the same steps on " + load.Facts["name"], string.Create(CultureInfo.InvariantCulture, $"at least {times} times less wall time"), measured, ratio >= times)]
                : []);
        }
        finally
        {
            peer?.Dispose();
        }
    }
}
