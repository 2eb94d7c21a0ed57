using System.Diagnostics;

namespace Tideline.EndToEnd.Tests.Hub;

/// <summary>A hub and its nodes, each in a network namespace of its own with one cable between the hub and each node; no other way leads anywhere.</summary>
internal sealed class Network : IDisposable
{
    // Names of devices are short, and several tests may run on one machine.
    private readonly string _mark = "tl" + Environment.ProcessId % 100_000;
    private readonly List<string> _spaces = [];

    private Network()
    {
    }

    /// <summary>Null where the machine does not let this program make namespaces; the reason is given.</summary>
    public static Network? Make(int nodes, out string reason)
    {
        var network = new Network();
        reason = "";
        try
        {
            network.Add(0);
            for (var node = 1; node <= nodes; node++)
            {
                network.Add(node);
                Ip("-n", network.Space(0), "link", "add", $"h{node}", "type", "veth", "peer", "name", "cable", "netns", network.Space(node));
                network.Up(0, $"h{node}", HubAddress(node));
                network.Up(node, "cable", FormattableString.Invariant($"10.77.{node}.2"));
            }

            return network;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            reason = e.Message;
            network.Dispose();
            return null;
        }
    }

    /// <summary>Where a node finds the hub.</summary>
    public static string HubAddress(int node) => FormattableString.Invariant($"10.77.{node}.1");

    /// <summary>What to start a program with so that it is there; 0 is the hub.</summary>
    public IReadOnlyList<string> In(int place) => ["ip", "netns", "exec", Space(place)];

    /// <summary>Pulls the cable of a node, or puts it back.</summary>
    public void Cable(int node, bool isIn) => Ip("-n", Space(node), "link", "set", "cable", isIn ? "up" : "down");

    public void Dispose()
    {
        foreach (var space in _spaces)
        {
            Ip("netns", "del", space);
        }
    }

    private string Space(int place) => FormattableString.Invariant($"{_mark}-{place}");

    private void Add(int place)
    {
        Ip("netns", "add", Space(place));
        _spaces.Add(Space(place));
        Ip("-n", Space(place), "link", "set", "lo", "up");
    }

    private void Up(int place, string device, string address)
    {
        Ip("-n", Space(place), "addr", "add", address + "/30", "dev", device);
        Ip("-n", Space(place), "link", "set", device, "up");
    }

    private static void Ip(params string[] arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        if (ip.ExitCode != 0)
        {
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {said.Trim()}");
        }
    }
}
