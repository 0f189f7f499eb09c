using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Sim
{
    /// <summary>takeown.exe /f path /a: an administrator becomes owner, whatever the permissions say.</summary>
    public sealed class Takeown : NativeTool
    {
        public override string Name => "takeown.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            if (args.Length != 3 || args[0] != "/f" || args[2] != "/a") throw machine.Refuse("takeown.exe " + string.Join(" ", args));
            var node = machine.Files.Find(args[1]);
            if (node == null || !machine.User.Elevated || (string)machine.Spec["takeown"] == "denied") { error.WriteLine(Texts.Of(machine.Language, "tool-denied")); return 1; }
            var taken = node.Security.Copy();
            taken.Owner = "S-1-5-32-544";
            machine.Files.Secure(args[1], taken, true);
            print.WriteLine(Texts.Of(machine.Language, "takeown", args[1]));
            return 0;
        }
    }

    /// <summary>icacls.exe path /setowner *SID, which uses the privilege to name any owner. Scripts set permissions by SDDL, not here.</summary>
    public sealed class Icacls : NativeTool
    {
        public override string Name => "icacls.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            var node = machine.Files.Find(args[0]);
            if (args.Length < 3 || args[1] != "/setowner" || !args[2].StartsWith("*S-1-")) throw machine.Refuse("icacls.exe " + string.Join(" ", args));
            if (node == null) { error.WriteLine(args[0] + ": " + Texts.Of(machine.Language, "file-missing")); return 2; }
            if (!machine.User.Elevated) { error.WriteLine(args[0] + ": " + Texts.Of(machine.Language, "denied")); return 5; }
            var set = node.Security.Copy();
            set.Owner = args[2].Substring(1);
            machine.Files.Secure(args[0], set, true);
            print.WriteLine(Texts.Of(machine.Language, "icacls-sum", 1, 0));
            return 0;
        }
    }
}
