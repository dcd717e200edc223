pragma ComponentBehavior: Bound
import QtQuick
import Anjungan
import "../.."
import "../parts"

// The office: a chip for each part that this role may open, and the part below.
FocusScope {
    id: page

    required property Desk desk
    readonly property Office office: desk.office
    readonly property string section: office.section

    focus: true
    Component.onCompleted: office.enter()

    Flow {
        id: chips

        x: 24
        y: 20
        width: page.width - 48
        spacing: Theme.portrait ? 7 : 12

        Repeater {
            model: page.office.sections

            TabChip {
                required property var modelData

                objectName: "office-" + modelData.id
                caption: modelData.text
                selected: page.section === modelData.id
                onClicked: page.office.show(modelData.id)
            }
        }
    }

    Loader {
        x: 24
        y: chips.y + chips.height + 16
        width: page.width - 48
        height: page.height - y - 24
        focus: true
        sourceComponent: page.section === "accounts" ? accounts : page.section === "claims" ? claims
                       : page.section === "keeping" ? keeping : page.section === "trail" ? trail : page.section === "care" ? care
                       : page.section === "own" ? own : village
    }

    Component {
        id: accounts

        OfficeAccounts {
            desk: page.desk
        }
    }

    Component {
        id: claims

        OfficeClaims {
            desk: page.desk
        }
    }

    Component {
        id: keeping

        OfficeKeeping {
            desk: page.desk
        }
    }

    Component {
        id: trail

        OfficeTrail {
            desk: page.desk
        }
    }

    Component {
        id: care

        OfficeCare {
            desk: page.desk
        }
    }

    Component {
        id: own

        OfficeOwn {
            desk: page.desk
        }
    }

    Component {
        id: village

        OfficeVillage {
            desk: page.desk
        }
    }
}
