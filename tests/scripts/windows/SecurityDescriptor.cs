using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.AccessControl;
using System.Text.RegularExpressions;

namespace Sim
{
    /// <summary>One entry of a DACL.</summary>
    public sealed class Ace
    {
        public bool Deny;
        /// <summary>Of OI, CI, NP, IO, ID.</summary>
        public List<string> Flags;
        public uint Mask;
        public string Sid;

        public Ace Copy() => new Ace { Deny = Deny, Flags = new List<string>(Flags), Mask = Mask, Sid = Sid };
    }

    /// <summary>Owner, group and DACL, read from SDDL and written as Windows writes it: short SIDs, FA / FR or hex.</summary>
    public sealed class SecurityDescriptor
    {
        public const uint ReadData = 0x1, AddFile = 0x2, AddFolder = 0x4, DeleteChild = 0x40, ReadAttributes = 0x80;
        public const uint Delete = 0x10000, ReadControl = 0x20000, WriteDac = 0x40000, WriteOwner = 0x80000, Full = 0x1f01ff, KeyAll = 0xf003f, KeyRead = 0x20019;

        private static readonly Dictionary<string, string> Short = new Dictionary<string, string>
        {
            ["SY"] = "S-1-5-18", ["BA"] = "S-1-5-32-544", ["BU"] = "S-1-5-32-545", ["NS"] = "S-1-5-20", ["LS"] = "S-1-5-19",
            ["WD"] = "S-1-1-0", ["AU"] = "S-1-5-11", ["CO"] = "S-1-3-0", ["OW"] = OwnerRights,
        };
        private const string OwnerRights = "S-1-3-4";
        private static readonly Dictionary<string, uint> Rights = new Dictionary<string, uint>
        {
            ["FA"] = Full, ["FR"] = 0x120089, ["FW"] = 0x120116, ["FX"] = 0x1200a0, ["GA"] = Full, ["GR"] = 0x120089, ["GW"] = 0x120116, ["GX"] = 0x1200a0,
            ["KA"] = KeyAll, ["KR"] = KeyRead, ["SD"] = Delete, ["RC"] = ReadControl, ["WD"] = WriteDac, ["WO"] = WriteOwner,
        };

        public string Owner = "S-1-5-32-544", Group = "S-1-5-18";
        public bool Protected, AutoInherited;
        public List<Ace> Aces = new List<Ace>();
        /// <summary>A file with no DACL at all lets everybody in. Scripts must never leave one.</summary>
        public bool NoDacl;
        /// <summary>What is audited: "S:...", or empty. Not part of the text below: only those who ask for it see it.</summary>
        public string Sacl = "";

        public SecurityDescriptor Copy() => Parse(ToString() + Sacl);

        /// <exception cref="ArgumentException">if the text is no SDDL</exception>
        public static SecurityDescriptor Parse(string sddl)
        {
            var sd = new SecurityDescriptor();
            sd.Take(sddl, AccessControlSections.All);
            return sd;
        }

        /// <summary>Takes these parts over from the text, and leaves the others.</summary>
        public void Take(string sddl, AccessControlSections parts)
        {
            var match = Regex.Match(sddl, @"^(O:(?<o>[A-Z0-9-]+?))?(G:(?<g>[A-Z0-9-]+?))?(D:(?<f>(P|AR|AI|NO_ACCESS_CONTROL)*)(?<a>(\([^)]*\))*))?(S:.*)?$");
            if (!match.Success) throw new ArgumentException("The SDDL form of a security descriptor object is invalid.");
            if ((parts & AccessControlSections.Owner) != 0 && match.Groups["o"].Success) Owner = Long(match.Groups["o"].Value);
            if ((parts & AccessControlSections.Group) != 0 && match.Groups["g"].Success) Group = Long(match.Groups["g"].Value);
            if ((parts & AccessControlSections.Audit) != 0) Sacl = Regex.Match(sddl, "S:[^:]*$").Value;
            if ((parts & AccessControlSections.Access) == 0 || !sddl.Contains("D:")) return;
            var flags = match.Groups["f"].Value;
            NoDacl = flags.Contains("NO_ACCESS_CONTROL");
            Protected = Regex.Replace(flags, "NO_ACCESS_CONTROL", "").Contains("P");
            AutoInherited = flags.Contains("AI");
            Aces = Regex.Matches(match.Groups["a"].Value, @"\(([^)]*)\)").Select(m => Entry(m.Groups[1].Value)).ToList();
        }

        private static Ace Entry(string text)
        {
            var part = text.Split(';');
            if (part.Length != 6 || (part[0] != "A" && part[0] != "D")) throw new ArgumentException("The SDDL form of a security descriptor object is invalid.");
            uint mask = 0;
            if (part[2].StartsWith("0x", StringComparison.OrdinalIgnoreCase)) mask = Convert.ToUInt32(part[2], 16);
            else foreach (Match right in Regex.Matches(part[2], "..")) mask |= Rights[right.Value];
            return new Ace { Deny = part[0] == "D", Flags = Regex.Matches(part[1], "..").Select(m => m.Value).ToList(), Mask = mask, Sid = Long(part[5]) };
        }

        /// <summary>The rights that storing these parts takes (Microsoft: SECURITY_INFORMATION).</summary>
        public static uint RightsToSet(AccessControlSections parts) =>
            ((parts & (AccessControlSections.Owner | AccessControlSections.Group)) != 0 ? WriteOwner : 0) | ((parts & AccessControlSections.Access) != 0 ? WriteDac : 0);

        public static string Long(string sid) => Short.TryGetValue(sid, out var full) ? full : sid.StartsWith("S-1-") ? sid : throw new ArgumentException("no SID: " + sid);
        private static string Brief(string sid) => Short.Where(s => s.Value == sid).Select(s => s.Key).FirstOrDefault() ?? sid;

        private static string Name(uint mask) => mask == Full ? "FA" : mask == 0x120089 ? "FR" : mask == 0x120116 ? "FW" : mask == 0x1200a0 ? "FX" : mask == KeyAll ? "KA" : mask == KeyRead ? "KR" : "0x" + mask.ToString("x");

        public string Dacl => "D:" + (NoDacl ? "NO_ACCESS_CONTROL" : (Protected ? "P" : "") + (AutoInherited ? "AI" : "") +
            string.Concat(Aces.Select(a => "(" + (a.Deny ? "D" : "A") + ";" + string.Concat(a.Flags) + ";" + Name(a.Mask) + ";;;" + Brief(a.Sid) + ")")));

        public override string ToString() => "O:" + Brief(Owner) + "G:" + Brief(Group) + Dacl;

        /// <summary>Works out the entries that come from the folder or key above: of a new item, and of an old one whose own entries were set.</summary>
        public static void Inherit(SecurityDescriptor sd, SecurityDescriptor parent, bool folder)
        {
            sd.Aces.RemoveAll(a => a.Flags.Contains("ID"));
            sd.AutoInherited = true;
            if (sd.Protected || parent == null) return;
            foreach (var ace in parent.Aces.Where(a => a.Flags.Contains(folder ? "CI" : "OI") || (folder && a.Flags.Contains("OI"))))
            {
                var copy = ace.Copy();
                copy.Flags.Remove("ID");
                if (!folder) copy.Flags.Clear();
                else if (!ace.Flags.Contains("CI")) copy.Flags.Add("IO");
                else copy.Flags.Remove("IO");
                copy.Flags.Add("ID");
                if (copy.Sid == "S-1-3-0" && !folder) copy.Sid = sd.Owner;
                sd.Aces.Add(copy);
            }
        }

        /// <summary>
        /// Does this user have all these rights? Entries count in their order. The owner may always read and write the
        /// permissions, but not name another owner, unless an entry for OWNER RIGHTS says what the owner may do.
        /// </summary>
        public bool Allows(User user, uint wanted)
        {
            if (NoDacl) return true;
            var sids = user.Sids;
            var owns = sids.Contains(Owner);
            var entries = Aces.Where(a => !a.Flags.Contains("IO") && (sids.Contains(a.Sid) || owns && a.Sid == OwnerRights)).ToList();
            var left = wanted;
            if (owns && entries.All(a => a.Sid != OwnerRights)) left &= ~(ReadControl | WriteDac);
            foreach (var ace in entries)
            {
                if (ace.Deny && (ace.Mask & left) != 0) return false;
                if (!ace.Deny) left &= ~ace.Mask;
            }
            return left == 0;
        }
    }
}
