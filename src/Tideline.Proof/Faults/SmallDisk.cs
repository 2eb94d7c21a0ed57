using System.Diagnostics;
using System.Globalization;

namespace Tideline.Proof.Faults;

/// <summary>A small file system in a mount namespace of its own, which ends with this process.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly Process _holder;
    private readonly string _ballast;

    private SmallDisk(Process holder, string folder)
    {
        _holder = holder;
        Root = string.Create(CultureInfo.InvariantCulture, $"/proc/{holder.Id}/root{folder}");
        _ballast = Path.Combine(Root, "ballast");
    }

    /// <summary>Its path, for every process of this account.</summary>
    public string Root { get; }

    /// <summary>Null where this account may mount nothing, not even in a namespace of its own.</summary>
    public static SmallDisk? Make(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        string[] own = Environment.IsPrivilegedProcess ? ["--mount"] : ["--map-root-user", "--mount"];
        var start = new ProcessStartInfo("unshare", [
            .. own, "sh", "-c", string.Create(CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={megabytes}m tmpfs '{folder}' && echo mounted && exec cat")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var holder = Process.Start(start)!;
        if (holder.StandardOutput.ReadLine() == "mounted")
        {
            return new(holder, folder);
        }

        holder.WaitForExit();
        holder.Dispose();
        return null;
    }

    /// <summary>Leaves so much room.</summary>
    public void Leave(long bytes)
    {
        Free();
        var free = new DriveInfo(Root).AvailableFreeSpace;
        using var file = File.Create(_ballast, bufferSize: 0);
        var block = new byte[1 << 16];
        for (var left = free - bytes; left > 0; left -= block.Length)
        {
            file.Write(block, 0, (int)Math.Min(left, block.Length));
        }
    }

    public void Free() => File.Delete(_ballast);

    public void Dispose()
    {
        _holder.StandardInput.Close();
        _holder.WaitForExit();
        _holder.Dispose();
    }
}
